namespace CityTwin.Gateway.Auth;

/// <summary>A file with a 256-bit key in base64.</summary>
internal static class KeyFile
{
    private const int KeyBytes = 32;

    /// <exception cref="InvalidOperationException">The file is absent or holds no such key.</exception>
    public static byte[] Read(string setting, string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"{setting}: there is no file '{path}'.");
        }

        var key = new byte[KeyBytes + 1];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var length) && length == KeyBytes
            ? key[..KeyBytes]
            : throw new InvalidOperationException($"{setting}: '{path}' does not hold a base64 key of {KeyBytes} bytes.");
    }
}
