using CityTwin.EndToEnd;
using CityTwin.Testing.Running;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Parallelization(Mode = ParallelMode.None)]

namespace CityTwin.EndToEnd;

/// <summary>One city for all tests that do not have to stop it; each uses devices of its own.</summary>
public sealed class RunningCity : IAsyncLifetime
{
    private readonly CityProcess _process = new("running-city", NewData());

    public CityProcess Process => _process;

    public CityClient Client { get; private set; } = null!;

    /// <summary>A data folder nobody has used, beside the logs.</summary>
    public static string NewData() => Directory.CreateTempSubdirectory("citytwin-e2e-").FullName;

    public async ValueTask InitializeAsync()
    {
        await _process.Start();
        Client = await CityClient.For(_process);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        var left = await _process.Stop();
        await _process.DisposeAsync();
        Directory.Delete(_process.Data, recursive: true);
        left.ShouldBeEmpty("up left processes behind when it was interrupted");
    }
}
