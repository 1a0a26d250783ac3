using System.Text.RegularExpressions;

namespace CityTwin.Mqtt.Tests.Refusals;

public partial class RefusalCodesTests
{
    [Fact]
    public void Every_code_is_one_word_used_once_with_a_failing_reason_and_a_remedy()
    {
        RefusalCodes.All.Count.ShouldBeGreaterThan(20);
        RefusalCodes.All.Select(code => code.Wire).ShouldBeUnique();
        RefusalCodes.All.ShouldAllBe(code => Word().IsMatch(code.Wire) && code.ReasonCode >= 0x80 && code.Remedy.EndsWith('.'));
    }

    [Fact]
    public void The_integrators_page_has_every_code_its_reason_and_what_to_do()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "mqtt.md"));
        foreach (var code in RefusalCodes.All)
        {
            page.ShouldContain($"| `{code.Wire}` | 0x{code.ReasonCode:X2} | {code.Remedy} |");
        }
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Word();
}
