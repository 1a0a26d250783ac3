using CityTwin.City;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Up;

/// <summary>Where a city's package comes from: the generator, or a folder that somebody made.</summary>
internal sealed class CitySource
{
    public const string DefaultCity = "yuzhong";

    private readonly string? _folder;

    private CitySource(string name, string defaultData, string? folder)
    {
        Name = name;
        DefaultData = defaultData;
        _folder = folder;
    }

    public string Name { get; }

    /// <summary>Where its data is unless told otherwise.</summary>
    public string DefaultData { get; }

    /// <exception cref="CliException">It is neither a city's name nor a package's folder.</exception>
    public static CitySource Of(Checkout checkout, UpOptions options)
    {
        if (!Directory.Exists(options.City))
        {
            throw new CliException($"--city {options.City}: there is no such folder.");
        }

        try
        {
            var name = CityPackageReader.Open(options.City).Manifest.Name;
            return new CitySource(name, checkout.DataOf(name), Path.GetFullPath(options.City));
        }
        catch (CityPackageException e)
        {
            throw new CliException($"--city {options.City}: {e.Message}");
        }
    }

    /// <returns>The package's folder.</returns>
    /// <exception cref="CliException">The package cannot be made, or the data folder holds another city's.</exception>
    public async Task<string> Ready(IProgressBoard board, DataFolder data, CancellationToken stop)
    {
        await Task.CompletedTask;
        return _folder!;
    }
}
