using CityTwin.Cli.Tokens;

namespace CityTwin.Cli.Up;

/// <summary>A city's data folder, held by one <c>up</c> at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>Where a package generated for this city stands.</summary>
    public string City => At("city");

    public string Devices => At("devices.csv");

    public string Units => At("units.csv");

    /// <summary>The tokens of the simulated people.</summary>
    public string People => At("people.json");

    public string Log(string name) => At("logs", $"{name}.log");

    public string At(params string[] below) => System.IO.Path.Combine([Path, .. below]);

    /// <summary>Makes the folder when it is new, its token key with it, and takes it.</summary>
    /// <exception cref="CliException">Another <c>up</c> has it, or it cannot be made.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            // Passwords and the token key are in it. A folder that was there keeps the mode its owner gave it.
            Directory.CreateDirectory(path, OwnerOnly);
            Directory.CreateDirectory(System.IO.Path.Combine(path, "logs"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"the data folder {path} cannot be made: {e.Message}");
        }

        FileStream held;
        try
        {
            held = new FileStream(
                System.IO.Path.Combine(path, "up.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new CliException($"a city runs on the data folder {path} already: stop it, or name another with --data.");
        }

        var folder = new DataFolder(path, held);
        LocalKey.Ensure(path);
        Directory.CreateDirectory(folder.At("azurite"));
        Directory.CreateDirectory(folder.At("wal"));
        return folder;
    }

    /// <summary>Keeps whose city's data this is, and refuses another's.</summary>
    /// <exception cref="CliException">It is another city's.</exception>
    public void BeOf(string city)
    {
        var file = At("city.txt");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, city + "\n");
        }
        else if (File.ReadAllText(file).Trim() is var known && known != city)
        {
            throw new CliException(
                $"the data folder {Path} is of another city ({known}; asked for: {city}): name another with --data.");
        }
    }

    public void Dispose() => _lock.Dispose();
}
