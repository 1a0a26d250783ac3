using System.Text.Json.Nodes;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd.Ledger;

/// <summary>What an auditor does: takes the log along, and proves it far from the city.</summary>
[Collection(RunningCityTests.Name)]
public sealed class LedgerTests(RunningCity city) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("citytwin-ledger-");

    private string Folder => Path.Combine(_folder.FullName, "export");

    private string Log => Path.Combine(Folder, CityClient.District, "log.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_real_alert_is_exported_and_proven_and_refused_when_a_byte_is_changed()
    {
        Mosquitto.Require();
        var device = await city.Client.Provision();
        (await new Mosquitto(city.Process).Publish(device, Mosquitto.Level(99))).Succeeded.ShouldBeTrue();
        var alert = await city.Client.ShouldHaveAlert(device, a => a["rule"]!.GetValue<string>() == "river-level-high");
        var entry = $"\"eventId\":\"{alert["id"]!.GetValue<string>()}#1\"";
        (await Until.Holds(() => Signed(entry), signed => signed, TimeSpan.FromMinutes(2))).ShouldBeTrue("the alert is not in a signed head");

        var verdict = await Citytwin("ledger", "verify", Folder);
        verdict.ExitCode.ShouldBe(0, verdict.ToString());
        verdict.Output.ShouldContain("500103: proven; ");
        verdict.Output.ShouldContain("witnessed by 50");

        var bytes = await File.ReadAllBytesAsync(Log);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Log, bytes);
        var refused = await Citytwin("ledger", "verify", Folder);
        refused.ExitCode.ShouldBe(1, refused.ToString());
        refused.Output.ShouldContain("NOT PROVEN");
    }

    private async Task<bool> Signed(string entry)
    {
        var head = (await city.Client.Get($"/v1/ledger/{CityClient.District}/head"))["head"];
        if (head is null || !await IsProven(head))
        {
            return false;
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        var exported = await Citytwin("ledger", "export", Folder, "--data", city.Process.Data);
        exported.ExitCode.ShouldBe(0, exported.ToString());
        return (await File.ReadAllTextAsync(Log)).Contains(entry, StringComparison.Ordinal);
    }

    /// <summary>The head's last entry can be proven over REST.</summary>
    private async Task<bool> IsProven(JsonNode head)
    {
        var size = head["size"]!.GetValue<string>();
        var proof = await city.Client.Get($"/v1/ledger/{CityClient.District}/inclusion?sequence={size}&size={size}");
        proof["root"]!.GetValue<string>().ShouldBe(head["root"]!.GetValue<string>());
        return true;
    }

    private static Task<CommandResult> Citytwin(params string[] arguments) =>
        Command.Run(Path.Combine(RepositoryRoot.Path, "citytwin"), arguments, TimeSpan.FromMinutes(2));
}
