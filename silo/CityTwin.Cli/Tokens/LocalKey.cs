using System.Security.Cryptography;
using System.Text;

namespace CityTwin.Cli.Tokens;

/// <summary>The 256-bit keys of a local start, in base64 in files that only their owner can read.</summary>
public static class LocalKey
{
    private const int Bytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string FileIn(string data) => Path.Combine(data, "keys", "token.key");

    /// <summary>The key by which docks put their pictures.</summary>
    public static string MediaFileIn(string data) => Path.Combine(data, "keys", "media.key");

    /// <summary>Makes the keys when there are none yet.</summary>
    public static void Ensure(string data)
    {
        EnsureFile(FileIn(data));
        EnsureFile(MediaFileIn(data));
    }

    private static void EnsureFile(string file)
    {
        if (File.Exists(file))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Beside it first and then renamed: half a key would be found, and refused, at every later start.
        var draft = file + ".draft";
        File.Delete(draft);
        using (var stream = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        }))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file);
    }

    /// <exception cref="CliException">There is none, or the file holds something else.</exception>
    public static byte[] Read(string data)
    {
        var file = FileIn(data);
        if (!File.Exists(file))
        {
            throw new CliException($"there is no key {file}: no city was ever started on {data}.");
        }

        var key = new byte[Bytes + 1];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var length) && length == Bytes
            ? key[..Bytes]
            : throw new CliException($"{file} does not hold a base64 key of {Bytes} bytes.");
    }
}
