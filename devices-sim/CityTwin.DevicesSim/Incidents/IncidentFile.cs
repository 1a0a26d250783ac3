using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Incidents;

/// <summary>
/// How a running simulator is asked for an incident: a file of one line beside the devices file. Whoever takes it deletes
/// it. It is written under another name first, so that a half-written line is never read.
/// </summary>
internal static class IncidentFile
{
    private const int MaxBytes = 200;

    public static string For(string devicesFile) => devicesFile + ".incident";

    public static void Write(string devicesFile, string line)
    {
        var file = For(devicesFile);
        File.WriteAllText(file + ".new", line + "\n");
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>The line, taken; nothing when there is no file.</summary>
    /// <exception cref="InputException">It is far too long to be an incident. It is taken all the same.</exception>
    public static string? Take(string devicesFile)
    {
        var file = new FileInfo(For(devicesFile));
        if (!file.Exists)
        {
            return null;
        }

        try
        {
            return file.Length <= MaxBytes
                ? File.ReadAllText(file.FullName).Trim()
                : throw new InputException($"{file.FullName}: {file.Length} bytes are more than {MaxBytes}.");
        }
        finally
        {
            file.Delete();
        }
    }
}
