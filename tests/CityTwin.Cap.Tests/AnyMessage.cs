using CsCheck;

namespace CityTwin.Cap.Tests;

/// <summary>Any message that CAP allows, with every element it knows.</summary>
internal static class AnyMessage
{
    private static readonly Gen<string> Text = Gen.OneOf<string>(
        Gen.OneOf<string>("<b>&amp;</b>", "]]>", "洪水“橙色”", "a\r\nb\rc\td\n", " lead and trail ", "𝄞 \ue000 \u0085", "'\"", "<!-- -->", "%x;"),
        Gen.String[Gen.Char[' ', '\ud7ff'], 1, 30].Select(s => s.Replace('\u007f', 'x')).Where(s => !string.IsNullOrWhiteSpace(s)));

    private static readonly Gen<string?> Perhaps = Text.Null();
    private static readonly Gen<string> Name = Gen.String[Gen.OneOf(Gen.Char['!', '%'], Gen.Char['.', ';'], Gen.Char['A', 'z'], Gen.Char['一', '龥']), 1, 20];
    private static readonly Gen<string> Item = Gen.OneOf(Name, Text).Where(s => !s.Contains('"') && !string.IsNullOrWhiteSpace(s));
    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double[-90, 90], Gen.Int[-90, 90].Select(i => (double)i), Gen.OneOf<double>(0, 1e-7, -1.5e-12, 89.99999999999999));
    private static readonly Gen<CapPoint> Point = Gen.Select(Number, Number, (lat, lon) => new CapPoint(lat, lon * 2));
    private static readonly Gen<CapNamedValue> Value = Gen.Select(Text, Gen.OneOf(Text, Gen.Const("")), (name, value) => new CapNamedValue(name, value));

    private static readonly Gen<DateTimeOffset> Time = Gen.Select(
        Gen.Long[0, 4_000_000_000], Gen.Int[-14 * 60, 14 * 60],
        (seconds, offsetMin) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(offsetMin)));

    private static readonly Gen<CapPolygon> Polygon = Point.Array[3, 8].Select(points => new CapPolygon([.. points, points[0]]));

    private static readonly Gen<CapResource> Resource =
        from description in Text
        from size in Gen.Long[0, long.MaxValue].Nullable()
        from uri in Gen.OneOf<string?>(null, "https://example.org/a?b=1&c=2", "urn:x:y")
        from deref in Gen.OneOf<string?>(null, "QUJD")
        from digest in Gen.OneOf<string?>(null, "a9993e364706816aba3e25717850c26c9cd0d89d")
        select new CapResource { Description = description, MimeType = "image/png", SizeBytes = size, Uri = uri, DerefUri = deref, Digest = digest };

    private static readonly Gen<CapArea> Area =
        from description in Text
        from polygons in Polygon.Array[0, 3]
        from circles in Gen.Select(Point, Gen.Double[0, 1e6], (centre, radius) => new CapCircle(centre, radius)).Array[0, 2]
        from codes in Value.Array[0, 2]
        from altitude in Gen.Double[0, 1e17].Nullable()
        from height in Gen.Double[0, 1e5].Nullable()
        select new CapArea
        {
            Description = description, Polygons = polygons, Circles = circles, Geocodes = codes, AltitudeFeet = altitude,
            CeilingFeet = altitude + height,
        };

    private static Gen<CapInfo> Info(DateTimeOffset sent) =>
        from kind in Gen.Select(
            Gen.OneOf<string?>(null, "zh-CN", "en", "zh-Hans-CN", "x-klingon1"), Gen.Enum<CapCategory>().Array[1, 3],
            Gen.Enum<CapResponseType>().Array[0, 3], Gen.Enum<CapUrgency>(), Gen.Enum<CapSeverity>(), Gen.Enum<CapCertainty>())
        from what in Text
        from texts in Perhaps.Array[6]
        from values in Value.Array[0, 3].Array[2]
        from minutes in Gen.Int[0, 10_000].Nullable().Array[2]
        from expires in Gen.Int[10_001, 20_000].Nullable()
        from web in Gen.OneOf<string?>(null, "https://example.org/洪水?a=b&c=d#e")
        from resources in Resource.Array[0, 2]
        from areas in Area.Array[0, 3]
        select new CapInfo
        {
            Language = kind.Item1, Categories = kind.Item2, ResponseTypes = kind.Item3, Urgency = kind.Item4, Severity = kind.Item5,
            Certainty = kind.Item6, Event = what, Audience = texts[0], SenderName = texts[1], Headline = texts[2], Description = texts[3],
            Instruction = texts[4], Contact = texts[5], EventCodes = values[0], Parameters = values[1], Web = web,
            Effective = minutes[0] is { } effective ? sent.AddMinutes(effective) : null,
            Onset = minutes[1] is { } onset ? sent.AddMinutes(onset) : null,
            Expires = expires is { } until ? sent.AddMinutes(until) : null,
            Resources = resources, Areas = areas,
        };

    public static Gen<CapMessage> Any { get; } =
        from names in Gen.Select(Name, Name)
        from sent in Time
        from kind in Gen.Select(Gen.Enum<CapStatus>(), Gen.Enum<CapMessageType>(), Gen.Enum<CapScope>())
        from texts in Perhaps.Array[2]
        from restriction in Text
        from lists in Item.Array[1, 3].Array[2]
        from codes in Text.Array[0, 2]
        from references in Gen.Select(Name, Name, Time, (sender, id, time) => new CapReference(sender, $"{id}~", time)).Array[1, 3]
        from infos in Info(sent).Array[0, 3]
        select new CapMessage
        {
            Identifier = names.Item1, Sender = names.Item2, Sent = sent, Status = kind.Item1, MessageType = kind.Item2, Scope = kind.Item3,
            Source = texts[0], Note = texts[1], Restriction = kind.Item3 == CapScope.Restricted ? restriction : null, Addresses = lists[0],
            Incidents = lists[1], Codes = codes, References = references, Infos = infos,
        };
}
