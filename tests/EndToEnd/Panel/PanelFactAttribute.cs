namespace Companion.EndToEnd.Panel;

/// <summary>A test of the panel in a browser; said to be skipped where there is no Node.js to build the panel with.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PanelFactAttribute : FactAttribute
{
    public PanelFactAttribute()
    {
        if (!AdminNode.HasPanel)
        {
            Skip = AdminNode.WithoutPanel;
        }
    }
}

/// <inheritdoc cref="PanelFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PanelTheoryAttribute : TheoryAttribute
{
    public PanelTheoryAttribute()
    {
        if (!AdminNode.HasPanel)
        {
            Skip = AdminNode.WithoutPanel;
        }
    }
}
