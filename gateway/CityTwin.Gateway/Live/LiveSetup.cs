using System.Security.Cryptography;
using CityTwin.Gateway.Auth;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Live;

internal static class LiveSetup
{
    private const int KeyBytes = 32;

    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section);
        builder.Services.AddSingleton<LiveHub>();
        builder.Services.AddSingleton<ResumeTokens>();
        builder.Services.AddSingleton(services => KeyOf(services.GetRequiredService<IOptions<AuthOptions>>().Value));
        return builder;
    }

    private static ResumeKey KeyOf(AuthOptions auth)
    {
        if (!string.IsNullOrEmpty(auth.ResumeKeyFile))
        {
            return new ResumeKey(KeyFile.Read("Auth:ResumeKeyFile", auth.ResumeKeyFile));
        }

        // Derived, not the same: a token signed for one use must mean nothing in the other.
        return new ResumeKey(string.IsNullOrEmpty(auth.LocalKeyFile)
            ? RandomNumberGenerator.GetBytes(KeyBytes)
            : HKDF.DeriveKey(
                HashAlgorithmName.SHA256, KeyFile.Read("Auth:LocalKeyFile", auth.LocalKeyFile), KeyBytes,
                info: "citytwin resume token v1"u8.ToArray()));
    }
}
