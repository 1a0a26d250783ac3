using System.Globalization;
using CityTwin.City;
using CityTwin.City.Generation;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Up;

/// <summary>Where a city's package comes from: the generator, or a folder that somebody made.</summary>
internal sealed class CitySource
{
    public const string DefaultCity = CityRecipe.Yuzhong;

    private readonly double _scale;
    private readonly string? _folder;

    private CitySource(string name, string area, string defaultData, double scale, string? folder)
    {
        Name = name;
        Area = area;
        DefaultData = defaultData;
        _scale = scale;
        _folder = folder;
    }

    public string Name { get; }

    /// <summary>The city's division code, two digits: who may see it all has this area.</summary>
    public string Area { get; }

    /// <summary>Where its data is unless told otherwise.</summary>
    public string DefaultData { get; }

    /// <summary>In one line, what a data folder is of: state of one city means nothing to another.</summary>
    public string Identity => _folder is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}, generated at scale {_scale}")
        : $"{Name}, the package {_folder}";

    /// <exception cref="CliException">It is neither a city's name nor a package's folder.</exception>
    public static CitySource Of(Checkout checkout, UpOptions options)
    {
        if (CityRecipe.Names.Contains(options.City))
        {
            return new CitySource(options.City, CityRecipe.CityCode, checkout.DataOf(options.City), options.Scale, null);
        }

        if (!Directory.Exists(options.City))
        {
            throw new CliException($"--city {options.City}: neither a city that can be generated "
                + $"({string.Join(", ", CityRecipe.Names)}) nor a folder.");
        }

        try
        {
            var manifest = CityPackageReader.Open(options.City).Manifest;
            return new CitySource(
                manifest.Name, manifest.CityCode, checkout.DataOf(manifest.Name), 1, Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.City)));
        }
        catch (CityPackageException e)
        {
            throw new CliException($"--city {options.City} is not a package that can be used: {e.Message}");
        }
    }

    /// <param name="sources">Brings the generator's sources, where they are needed.</param>
    /// <returns>The package's folder.</returns>
    /// <exception cref="CliException">The package cannot be made, or the data folder is another city's.</exception>
    public async Task<string> Ready(
        IProgressBoard board, DataFolder data, Func<Task<string>> sources, CancellationToken stop)
    {
        data.BeOf(Identity);
        if (_folder is not null)
        {
            return _folder;
        }

        if (File.Exists(Path.Combine(data.City, CityPackageFiles.Manifest)))
        {
            return data.City;
        }

        var recipe = new CityRecipe(Name, await sources(), Scale: _scale);
        await board.Step($"generate {Name}", step => Task.Run(() => Generate(recipe, data.City, step, stop), stop));
        return data.City;
    }

    internal static bool Generate(CityRecipe recipe, string folder, IProgressStep step, CancellationToken stop)
    {
        try
        {
            CityGenerator.Generate(recipe, folder, new Hearing(step), stop);
            return true;
        }
        catch (Exception e) when (e is CityPackageException or ArgumentException)
        {
            throw new CliException($"{recipe.Name} cannot be generated: {e.Message}");
        }
    }

    private sealed class Hearing(IProgressStep step) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value) => step.Report(value.Done, value.Total);
    }
}
