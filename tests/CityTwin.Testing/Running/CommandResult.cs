namespace CityTwin.Testing.Running;

/// <summary>What a command answered.</summary>
/// <param name="ExitCode">Its own; −1 when it was ended because its time was up.</param>
public sealed record CommandResult(string Line, int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public override string ToString() => $"{Line}\nexit code {ExitCode}\n{Output}\n{Error}".TrimEnd();
}
