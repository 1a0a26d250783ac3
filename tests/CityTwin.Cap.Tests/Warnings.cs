using System.Text;
using System.Text.Json;

namespace CityTwin.Cap.Tests;

/// <summary>A message of a city, and ways to say it wrongly.</summary>
internal static class Warnings
{
    public static readonly DateTimeOffset Sent = new(2026, 6, 1, 16, 0, 0, TimeSpan.FromHours(8));

    public static CapMessage Flood { get; } = new()
    {
        Identifier = "warning:500103:7f.1",
        Sender = "centre-500103@city.example",
        Sent = Sent,
        Status = CapStatus.Actual,
        MessageType = CapMessageType.Alert,
        Scope = CapScope.Public,
        Infos = [FloodInfo()],
    };

    public static byte[] FloodXml { get; } = CapWriter.Write(Flood);

    public static string FloodText { get; } = Encoding.UTF8.GetString(FloodXml);

    public static CapInfo FloodInfo() => new()
    {
        Language = "zh-CN",
        Categories = [CapCategory.Met],
        Event = "洪水",
        Urgency = CapUrgency.Immediate,
        Severity = CapSeverity.Severe,
        Certainty = CapCertainty.Observed,
        Expires = Sent.AddHours(6),
        Headline = "解放碑街道洪水橙色预警",
        Areas =
        [
            new CapArea
            {
                Description = "解放碑街道",
                Polygons = [Square()],
                Circles = [new CapCircle(new CapPoint(29.56, 106.58), 1.5)],
                Geocodes = [new CapNamedValue("GB/T 2260", "500103")],
            },
        ],
    };

    public static CapPolygon Square() => new(
        [new(29.55, 106.57), new(29.55, 106.59), new(29.57, 106.59), new(29.57, 106.57), new(29.55, 106.57)]);

    public static CapMessage With(this CapMessage message, Func<CapInfo, CapInfo> change) =>
        message with { Infos = [.. message.Infos.Select(change)] };

    public static CapMessage WithArea(this CapMessage message, Func<CapArea, CapArea> change) =>
        message.With(info => info with { Areas = [.. info.Areas.Select(change)] });

    public static CapDocument Read(string xml) => new CapReader().Read(Encoding.UTF8.GetBytes(xml));

    public static CapProblem ShouldBeRefused(this string xml, CapLimits? limits = null)
    {
        var refused = Should.Throw<CapRefusedException>(() => new CapReader(limits).Read(Encoding.UTF8.GetBytes(xml)));
        return refused.Problems[0];
    }

    /// <summary>As records of lists cannot: by what they hold.</summary>
    public static void ShouldSay(this CapMessage message, CapMessage expected) =>
        JsonSerializer.Serialize(message).ShouldBe(JsonSerializer.Serialize(expected));

    public static string Replacing(this string xml, string from, string to)
    {
        xml.ShouldContain(from);
        return xml.Replace(from, to, StringComparison.Ordinal);
    }
}
