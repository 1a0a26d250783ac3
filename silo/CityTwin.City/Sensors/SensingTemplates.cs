using CityTwin.Sensing;

namespace CityTwin.City.Generation;

/// <summary>The kinds of sensor and the rules that every made package starts with; a city changes its copy.</summary>
public static class SensingTemplates
{
    public const string Source = "CityTwin's templates";

    public static IReadOnlyList<SensorKind> Kinds { get; } = Read<SensorKind>(CityPackageFiles.SensorKinds);

    public static IReadOnlyList<RuleDefinition> Rules { get; } = Read<RuleDefinition>(CityPackageFiles.Rules);

    private static IReadOnlyList<T> Read<T>(string name)
    {
        using var stream = typeof(SensingTemplates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The template {name} was not built in.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return CityJsonText.ParseItems<T>(bytes.ToArray(), name);
    }
}
