namespace Companion.Admin.Staffing;

internal static class Refusals
{
    public static readonly Refusal LastOwner = new(409, "last-owner", "An owner who can sign in must remain.");

    public static readonly Refusal OnlyOwners = new(403, "only-owners", "Only an owner makes, changes or disables an owner.");

    public static readonly Refusal LoginTaken = new(409, "login-taken", "Somebody has this name already.");

    public static readonly Refusal BadLogin = new(422, "bad-login", "A name has 1 to 64 letters a–z, digits, dots, dashes or underscores.");
}
