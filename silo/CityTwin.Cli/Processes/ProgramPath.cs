namespace CityTwin.Cli.Processes;

/// <summary>Looks for programs as a shell does.</summary>
public static class ProgramPath
{
    /// <summary>The program's file, or nothing when it is not on the PATH.</summary>
    public static string? Find(string program) => Find(program, Environment.GetEnvironmentVariable("PATH"));

    public static string? Find(string program, string? path) => (path ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/sbin") // Debian has daemons there, and leaves it out of a person's PATH.
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
