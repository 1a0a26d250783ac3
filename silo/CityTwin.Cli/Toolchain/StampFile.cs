namespace CityTwin.Cli.Toolchain;

/// <summary>Remembers what something was made of.</summary>
internal sealed class StampFile(string path)
{
    public bool Holds(string stamp) => File.Exists(path) && File.ReadAllText(path) == stamp;

    public void Write(string stamp)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, stamp);
    }
}
