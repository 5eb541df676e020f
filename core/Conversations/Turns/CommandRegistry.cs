using Companion.Dialogs;

namespace Companion.Conversations.Turns;

/// <summary>The commands that dialogs may call, by name.</summary>
public sealed class CommandRegistry
{
    private readonly Dictionary<string, ICommandBinding> _byName = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Two bindings have one name, or a binding can neither write nor query.</exception>
    public CommandRegistry(IEnumerable<ICommandBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            if (binding is not (IWriteCommand or IQueryCommand))
            {
                throw new InvalidOperationException($"command {binding.Signature.Name}: its binding is neither a write nor a query command");
            }

            if (!_byName.TryAdd(binding.Signature.Name, binding))
            {
                throw new InvalidOperationException($"command {binding.Signature.Name} is bound twice");
            }
        }
    }

    public IEnumerable<CommandSignature> Signatures => _byName.Values.Select(binding => binding.Signature);

    internal ICommandBinding this[string name] =>
        _byName.TryGetValue(name, out var binding) ? binding : throw new InvalidOperationException($"no command {name} is bound");
}
