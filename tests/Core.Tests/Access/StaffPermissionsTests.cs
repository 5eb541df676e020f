using Companion.Access;

namespace Companion.Core.Tests.Staffing;

public sealed class StaffPermissionsTests
{
    [Fact]
    public void Of_Owner_IsEverything() => StaffPermissions.Of(StaffRole.Owner).Count.ShouldBe(Enum.GetValues<StaffPermission>().Length);

    [Fact]
    public void Of_EveryRole_IsSaid() => Enum.GetValues<StaffRole>().ShouldAllBe(role => StaffPermissions.Of(role).Count > 0);

    [Theory]
    [InlineData(StaffRole.Operator)]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Admin)]
    public void Health_WhenNeitherDoctorNorOwner_IsNotSeen(StaffRole role) => role.May(StaffPermission.PeopleHealth).ShouldBeFalse();

    [Theory]
    [InlineData(StaffRole.Admin, StaffRole.Owner, false)]
    [InlineData(StaffRole.Admin, StaffRole.Admin, true)]
    [InlineData(StaffRole.Owner, StaffRole.Owner, true)]
    [InlineData(StaffRole.Manager, StaffRole.Operator, false)]
    public void MayAssign_OnlyAnOwnerMakesAnOwner(StaffRole actor, StaffRole role, bool may) => actor.MayAssign(role).ShouldBe(may);
}
