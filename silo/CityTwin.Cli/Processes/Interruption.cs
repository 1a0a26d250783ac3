using System.Runtime.InteropServices;

namespace CityTwin.Cli.Processes;

/// <summary>Ctrl-C, SIGTERM, or a closed terminal, as a token; each more one is heard and changes nothing.</summary>
public sealed class Interruption : IDisposable
{
    private static volatile bool _heard;

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public Interruption() => _registrations =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }
            .Select(signal => PosixSignalRegistration.Create(signal, Hear)),
    ];

    /// <summary>Whether this program was told to stop; work that was cancelled without that has failed.</summary>
    public static bool Heard => _heard;

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        context.Cancel = true;
        _heard = true;
        _stop.Cancel();
    }
}
