using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd.Integrators;

[Collection(RunningCityTests.Name)]
public class FirstFiveMinutesTests(RunningCity city)
{
    [Fact]
    public async Task By_the_lines_of_the_README_a_first_reading_becomes_a_red_alert()
    {
        Mosquitto.Require();
        var (act, look) = ReadmeSteps.For(city.Process);

        // The README says "a moment later": a person looks again, and so does this.
        var answer = await Command.Run("bash",
            [
                "-euo", "pipefail", "-c",
                $"{act}\nfor _ in $(seq 50); do SEEN=$({look}); [[ $SEEN == *river-level-high* ]] && break; sleep 0.1; done\necho \"$SEEN\"",
            ], TimeSpan.FromMinutes(2));
        answer.Succeeded.ShouldBeTrue(answer.ToString());
        var said = Answers(answer.Output);
        said.Count.ShouldBe(3, answer.ToString());
        var (device, twin, alerts) = (said[0], said[1], said[2]);
        device["deviceId"]!.GetValue<string>().ShouldBe("acme-0001");
        device["username"]!.GetValue<string>().ShouldBe("acme-0001");
        twin["id"]!.GetValue<string>().ShouldBe(device["twinId"]!.GetValue<string>());
        twin["metrics"]!["levelM"]!["value"]!.GetValue<double>().ShouldBe(99.0);
        twin["metrics"]!["levelM"]!["t"]!.GetValue<string>().ShouldEndWith("Z");
        var alert = alerts["alerts"]!.AsArray().ShouldHaveSingleItem()!;
        alert["rule"]!.GetValue<string>().ShouldBe("river-level-high");
        alert["severity"]!.GetValue<string>().ShouldBe("I");
        alert["state"]!.GetValue<string>().ShouldBe("active");
    }

    /// <summary>What was printed, one JSON value behind the other.</summary>
    private static List<JsonNode> Answers(string output)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
        var answers = new List<JsonNode>();
        while (reader.Read())
        {
            answers.Add(JsonNode.Parse(ref reader)!);
        }

        return answers;
    }
}
