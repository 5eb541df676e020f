using Companion.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Companion.Admin.SignIn;

internal static class SignInRegistration
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        var options = new SignInOptions();
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options));
        services.AddDbContext<StaffDbContext>((provider, db) => db.UseNpgsql(provider.GetRequiredService<CompanionDatabase>().App));
        services.AddIdentityCore<Staff>(identity => StaffIdentity.Configure(identity, options)).AddEntityFrameworkStores<StaffDbContext>();
        services.AddSingleton(StaffIdentity.Hashing);
        services.AddScoped<AttemptGate>().AddScoped<Sessions>().AddScoped<PasswordSignIn>().AddScoped<OneTimeLinks>();
        services.AddAuthentication(BearerHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
        services.AddAuthorization();
        return services;
    }
}
