using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CityTwin.Silo.Tests.Running;

/// <summary>The errors of one cluster's silos. From when the first of them goes down, what Orleans says of that is none.</summary>
internal sealed class ClusterErrors(ErrorLog errors) : ILoggerProvider
{
    /// <summary>
    /// What Orleans logs as errors when a silo is taken down in the midst of its work: a one-way call or a move that finds
    /// no silo any more, and the memory stream's agents whose reading was cancelled.
    /// </summary>
    private static readonly string[][] TakenDown =
    [
        ["Failed to address message OneWay"],
        ["Error while selecting a migration destination", "No active nodes are compatible"],
        ["Orleans.Streams.profiles", nameof(OperationCanceledException)],
        ["MemoryAdapterReceiver", nameof(OperationCanceledException)],
    ];

    private volatile bool _goesDown;

    /// <summary>Follows one of the silos.</summary>
    public void Watch(IHostApplicationLifetime silo) => silo.ApplicationStopping.Register(() => _goesDown = true);

    public ILogger CreateLogger(string categoryName) => new ErrorEar(categoryName, Hear);

    public void Dispose()
    {
    }

    private void Hear(string error)
    {
        if (!_goesDown || !TakenDown.Any(signs => signs.All(sign => error.Contains(sign, StringComparison.Ordinal))))
        {
            errors.Hear(error);
        }
    }
}
