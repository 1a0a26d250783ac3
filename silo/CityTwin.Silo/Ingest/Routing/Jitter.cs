using System.Security.Cryptography;

namespace CityTwin.Ingest.Routing;

/// <summary>Chance between 0 and 1 for spreading retries; nothing that is kept depends on it.</summary>
internal static class Jitter
{
    private const int Steps = 1 << 20;

    public static double Next() => RandomNumberGenerator.GetInt32(Steps) / (double)Steps;
}
