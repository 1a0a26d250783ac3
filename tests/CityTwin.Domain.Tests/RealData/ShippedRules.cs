using System.Text.Json;
using CityTwin.Sensing;
using CityTwin.Testing.Running;

namespace CityTwin.Domain.Tests.RealData;

/// <summary>The rules every generated city is given.</summary>
internal static class ShippedRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static T Find<T>(string id)
        where T : RuleDefinition
    {
        var file = Path.Combine(RepositoryRoot.Path, "silo/CityTwin.City/Sensors/Templates/rules.json");
        return JsonSerializer.Deserialize<List<RuleDefinition>>(File.ReadAllText(file), Json)!
            .OfType<T>().Single(rule => rule.Id == id);
    }
}
