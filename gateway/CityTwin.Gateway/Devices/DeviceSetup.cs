using System.Security.Cryptography;

namespace CityTwin.Gateway.Devices;

internal static class DeviceSetup
{
    private const int SecretBytes = 32;

    public static WebApplicationBuilder AddDevices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DeviceRegistry>();
        builder.Services.AddSingleton<SecretSource>(() => RandomNumberGenerator.GetBytes(SecretBytes));
        return builder;
    }
}
