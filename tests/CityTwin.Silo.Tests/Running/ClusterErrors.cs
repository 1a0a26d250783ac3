using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CityTwin.Silo.Tests.Running;

/// <summary>
/// The errors of one cluster's silos, without what Orleans calls errors when silos come and go: from when the first of
/// them goes down what it says of that, and always what it says when one joined.
/// </summary>
internal sealed class ClusterErrors(ErrorLog errors) : ILoggerProvider
{
    /// <summary>
    /// In the midst of its work: a call or a move that finds no silo any more, or an activation that is called off.
    /// </summary>
    private static readonly string[][] TakenDown =
    [
        ["Failed to address message OneWay"],
        ["Error while selecting a migration destination", "No active nodes are compatible"],
        ["Failed to address message", "No active nodes are compatible"],
        ["Failed to address message", nameof(SiloUnavailableException), "is shutting down"],
        ["Orleans.Placement", "No active nodes are compatible"],
        ["Error starting lifecycle for activation", "State=Deactivating", nameof(TaskCanceledException)],
        ["Error activating grain", "State=Deactivating", nameof(TaskCanceledException)],
        ["Error starting lifecycle for activation", "State=Invalid", nameof(TaskCanceledException)],
        ["Error activating grain", "State=Invalid", nameof(TaskCanceledException)],
        ["during ReadStateAsync", nameof(ObjectDisposedException), "SerializerSession"],
        [nameof(ObjectDisposedException), "Object name: 'IServiceProvider'"],
        ["Orleans.Streams.profiles", nameof(SiloUnavailableException)],
        ["MemoryAdapterReceiver", nameof(SiloUnavailableException)],
        ["Orleans.Streams.profiles", nameof(OrleansMessageRejectionException), "Silo stopping"],
        ["MemoryAdapterReceiver", nameof(OrleansMessageRejectionException), "Silo stopping"],
    ];

    /// <summary>The memory stream's agents whose reading is cancelled, as their queue goes to another silo.</summary>
    private static readonly string[][] HandedOver =
    [
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
        if (!IsSaid(error, HandedOver) && !(_goesDown && IsSaid(error, TakenDown)))
        {
            errors.Hear(error);
        }
    }

    private static bool IsSaid(string error, string[][] all) =>
        all.Any(signs => signs.All(sign => error.Contains(sign, StringComparison.Ordinal)));
}
