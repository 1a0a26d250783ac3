using System.Runtime.InteropServices;

namespace CityTwin.Cli.Processes;

/// <summary>How a process is asked to stop.</summary>
public enum StopSignal
{
    Interrupt = 2,
    Terminate = 15,
}

/// <summary>Sends signals, which .NET itself cannot.</summary>
internal static partial class Signals
{
    public static void Send(int pid, StopSignal signal) => _ = Kill(pid, (int)signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
