using CityTwin.City;
using CityTwin.City.Tests.Generation;

[assembly: AssemblyFixture(typeof(CityTwin.Fleet.Tests.TestCity))]

namespace CityTwin.Fleet.Tests;

/// <summary>A small generated Yuzhong, made once for all tests of this project.</summary>
public sealed class TestCity : IDisposable
{
    private static readonly Lazy<MadeCity> Made = new();

    public static CityPackageReader Reader => Made.Value.Reader;

    public void Dispose()
    {
        if (Made.IsValueCreated)
        {
            Made.Value.Dispose();
        }
    }
}
