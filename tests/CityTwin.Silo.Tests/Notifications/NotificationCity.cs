using CityTwin.Silo.Tests.Running;
using Orleans.TestingHost;

namespace CityTwin.Silo.Tests.Notifications;

/// <summary>A city of its own whose desks look often and whose people are asked one soon after the other.</summary>
public sealed class NotificationCity : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    internal SiloCluster Silos { get; } = new();

    internal InProcessTestCluster Cluster => _cluster!;

    internal PostOffice Post { get; } = new();

    public async ValueTask InitializeAsync() => await StartAgain();

    internal async Task StartAgain() => _cluster = await Silos.Start(silos: 2, disk: null, new Dictionary<string, string?>
    {
        ["Notifications:LookEvery"] = "00:00:00.020",
        ["Notifications:AllowLocalTargets"] = "true",
        ["Notifications:PublicUrl"] = "https://city.example/",
        ["Notifications:RosterKnownFor"] = "00:00:00",
        ["Notifications:RevocationsKnownFor"] = "00:00:00",
        ["Notifications:SendWithin"] = "00:00:30",
        ["Notifications:TestEvery"] = "00:00:00",
        ["Notifications:Policy:GatherFor"] = "00:00:00.050",
        ["Notifications:Policy:LeastGap"] = "00:00:00.020",
        ["Notifications:Policy:RetryAfter"] = "00:00:00.200",
        ["Notifications:Policy:AnswerWithin:Blue"] = "00:00:00.100",
        ["Notifications:Mail:Host"] = "127.0.0.1",
        ["Notifications:Mail:Port"] = Post.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Notifications:Mail:Security"] = "none",
    });

    internal async Task Restart()
    {
        await Cluster.DisposeAsync();
        await StartAgain();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await Post.DisposeAsync();
        await Silos.DisposeAsync();
    }
}
