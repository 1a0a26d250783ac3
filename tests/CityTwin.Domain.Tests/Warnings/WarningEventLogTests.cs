using System.Text;
using CityTwin.City;
using CityTwin.Warnings;

namespace CityTwin.Domain.Tests.Warnings;

public class WarningEventLogTests
{
    [Fact]
    public void The_log_has_stable_names_and_canonical_payloads()
    {
        var content = AWarning.Content with { En = null, Zh = new WarningText("洪水", "“高”", "x"), EffectiveAtMs = 1 };
        var (state, lines, nowMs) = (WarningState.None, new List<string>(), AWarning.NowMs);
        foreach (var command in new WarningCommand[] { AWarning.Draft(content), AWarning.Issue(), AWarning.Update(content), AWarning.Cancel() })
        {
            var happened = state.Decide(command, nowMs++).Single();
            state = state.Evolve(happened);
            lines.Add(Line(happened));
        }

        const string Content = """{"areas":[{"division":"500103001","nameEn":"Chaotianmen","nameZh":"朝天门街道","outlines":[[[106.57,29.55],[106.59,29.55],[106.59,29.57],[106.57,29.57],[106.57,29.55]]]}],"categories":["Met"],"certainty":"Observed","effectiveAtMs":1,"eventType":"flood.river","expiresAtMs":1780322400250,"onsetAtMs":1780304400250,"responses":["Evacuate"],"severity":"II","urgency":"Immediate","zh":{"description":"x","event":"洪水","headline":"“高”"}}""";
        lines.ShouldBe(
        [
            $$"""500103 1 warning.drafted {"by":"ann","content":{{Content}},"correlationId":"alert:500103001001007:68","exercise":false,"id":"warning:500103:7f","occurredAtMs":1780300800250,"recordedAtMs":1780300800250,"type":"warning.drafted","version":1}""",
            """500103 2 warning.issued {"by":"bob","id":"warning:500103:7f","occurredAtMs":1780300800251,"recordedAtMs":1780300800251,"sender":{"address":"centre-500103@city.example","contact":"+86 23 0000","nameEn":"Yuzhong centre","nameZh":"渝中区中心","utcOffsetMin":480,"web":"https://city.example/w"},"type":"warning.issued","version":2}""",
            $$"""500103 3 warning.updated {"by":"bob","content":{{Content}},"id":"warning:500103:7f","occurredAtMs":1780300800252,"recordedAtMs":1780300800252,"type":"warning.updated","version":3}""",
            """500103 4 warning.cancelled {"by":"cai","id":"warning:500103:7f","occurredAtMs":1780300800253,"reason":"水位回落。","recordedAtMs":1780300800253,"type":"warning.cancelled","version":4}""",
        ]);
        Line(new WarningExpired(AWarning.Id, 5, 10, 20)).ShouldBe(
            """500103 5 warning.expired {"id":"warning:500103:7f","occurredAtMs":10,"recordedAtMs":20,"type":"warning.expired","version":5}""");
    }

    private static string Line(WarningEvent happened)
    {
        var entry = WarningEventLog.Entry(happened, happened.Id.Centre.District);
        entry.EventId.ShouldStartWith($"{entry.Entity}#");
        return $"{entry.District} {entry.EventId.Split('#')[1]} {entry.Type} {Encoding.UTF8.GetString(entry.Payload)}";
    }
}
