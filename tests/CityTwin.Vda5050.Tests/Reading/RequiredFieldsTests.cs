using System.Text;
using System.Text.Json.Nodes;
using CityTwin.Vda5050.Tests.RealData;

namespace CityTwin.Vda5050.Tests.Reading;

public class RequiredFieldsTests
{
    [Theory]
    [InlineData(2, "state")]
    [InlineData(2, "connection")]
    [InlineData(2, "visualization")]
    [InlineData(2, "factsheet")]
    [InlineData(3, "state")]
    [InlineData(3, "connection")]
    [InlineData(3, "visualization")]
    [InlineData(3, "factsheet")]
    public void What_the_schema_requires_is_read_and_missed_by_name_when_it_is_not_there(int major, string name)
    {
        var schemas = OfficialSchemas.Of(major);
        var full = SchemaSample.Full(schemas.Text(name), major);
        schemas.Problems(name, Encoding.UTF8.GetBytes(full.ToJsonString())).ShouldBeEmpty("the sample itself is right");
        Read(full, major, name);
        var paths = SchemaSample.Required(schemas.Text(name)).ToList();
        paths.Count.ShouldBeGreaterThan(0);
        foreach (var path in paths)
        {
            var lacking = full.DeepClone().AsObject();
            Remove(lacking, path);
            var refused = Should.Throw<VdaRefusedException>(() => Read(lacking, major, name), string.Join('/', path));
            refused.Why.ShouldBe(VdaRefusal.Missing);
            refused.At.ShouldBe(PathText(path));
            refused.Message.ShouldContain("expected");
        }
    }

    private static void Read(JsonObject message, int major, string name)
    {
        var json = Encoding.UTF8.GetBytes(message.ToJsonString());
        VdaTopic.TryParse($"vda5050/v{major}/acme/r1/{name}", out var topic).ShouldBeTrue();
        _ = topic!.Kind switch
        {
            VdaTopicKind.State => VdaReader.State(json, topic).Message,
            VdaTopicKind.Connection => VdaReader.Connection(json, topic).Message,
            VdaTopicKind.Visualization => VdaReader.Visualization(json, topic).Message,
            _ => (object)VdaReader.Factsheet(json, topic).Message,
        };
    }

    private static void Remove(JsonNode node, IReadOnlyList<string> path)
    {
        foreach (var step in path.SkipLast(1))
        {
            node = node is JsonArray items ? items[0]! : node[step]!;
        }

        node.AsObject().Remove(path[^1]).ShouldBeTrue();
    }

    private static string PathText(IReadOnlyList<string> path) =>
        path.Aggregate("$", (at, step) => step == "0" ? $"{at}[0]" : step.Contains('.') ? $"{at}['{step}']" : $"{at}.{step}");
}
