namespace CityTwin.Cli.Instances;

/// <summary>A city that <c>./citytwin up</c> runs or is about to.</summary>
/// <param name="Data">Its data folder; nothing while the command that starts it has not come that far.</param>
public sealed record Instance(int Pid, string? Data, RunFile? Run)
{
    public bool Ready => Run is { Ready: true };

    public Uri Http => new($"http://127.0.0.1:{Run!.HttpPort}");
}
