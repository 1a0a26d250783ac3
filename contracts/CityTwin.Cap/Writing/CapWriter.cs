using System.Globalization;
using System.Text;
using System.Xml;

namespace CityTwin.Cap;

/// <summary>
/// Writes CAP 1.2: UTF-8 without a byte order mark, elements in the schema's order, two spaces a level, line feeds.
/// Equal messages have equal bytes.
/// </summary>
public static class CapWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <exception cref="CapRefusedException">The message breaks a rule of CAP (<see cref="CapChecks"/>).</exception>
    public static byte[] Write(CapMessage message)
    {
        if (CapChecks.Problems(message) is { Count: > 0 } problems)
        {
            throw new CapRefusedException(problems);
        }

        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, Settings))
        {
            Message(xml, message);
        }

        return output.ToArray();
    }

    private static void Message(XmlWriter xml, CapMessage message)
    {
        xml.WriteStartElement("alert", CapMessage.Namespace);
        Text(xml, "identifier", message.Identifier);
        Text(xml, "sender", message.Sender);
        Time(xml, "sent", message.Sent);
        Text(xml, "status", CapWords.Of(message.Status));
        Text(xml, "msgType", CapWords.Of(message.MessageType));
        Text(xml, "source", message.Source);
        Text(xml, "scope", CapWords.Of(message.Scope));
        Text(xml, "restriction", message.Restriction);
        Text(xml, "addresses", CapList.Text(message.Addresses));
        Texts(xml, "code", message.Codes);
        Text(xml, "note", message.Note);
        Text(xml, "references", string.Join(' ', message.References));
        Text(xml, "incidents", CapList.Text(message.Incidents));
        foreach (var info in message.Infos)
        {
            Info(xml, info);
        }

        xml.WriteEndElement();
    }

    private static void Info(XmlWriter xml, CapInfo info)
    {
        Start(xml, "info");
        Text(xml, "language", info.Language);
        Texts(xml, "category", info.Categories.Select(CapWords.Of));
        Text(xml, "event", info.Event);
        Texts(xml, "responseType", info.ResponseTypes.Select(CapWords.Of));
        Text(xml, "urgency", CapWords.Of(info.Urgency));
        Text(xml, "severity", CapWords.Of(info.Severity));
        Text(xml, "certainty", CapWords.Of(info.Certainty));
        Text(xml, "audience", info.Audience);
        Values(xml, "eventCode", info.EventCodes);
        Time(xml, "effective", info.Effective);
        Time(xml, "onset", info.Onset);
        Time(xml, "expires", info.Expires);
        Text(xml, "senderName", info.SenderName);
        Text(xml, "headline", info.Headline);
        Text(xml, "description", info.Description);
        Text(xml, "instruction", info.Instruction);
        Text(xml, "web", info.Web);
        Text(xml, "contact", info.Contact);
        Values(xml, "parameter", info.Parameters);
        foreach (var resource in info.Resources)
        {
            Resource(xml, resource);
        }

        foreach (var area in info.Areas)
        {
            Area(xml, area);
        }

        xml.WriteEndElement();
    }

    private static void Resource(XmlWriter xml, CapResource resource)
    {
        Start(xml, "resource");
        Text(xml, "resourceDesc", resource.Description);
        Text(xml, "mimeType", resource.MimeType);
        Text(xml, "size", resource.SizeBytes?.ToString(CultureInfo.InvariantCulture));
        Text(xml, "uri", resource.Uri);
        Text(xml, "derefUri", resource.DerefUri);
        Text(xml, "digest", resource.Digest);
        xml.WriteEndElement();
    }

    private static void Area(XmlWriter xml, CapArea area)
    {
        Start(xml, "area");
        Text(xml, "areaDesc", area.Description);
        Texts(xml, "polygon", area.Polygons.Select(polygon => string.Join(' ', polygon.Points.Select(Point))));
        Texts(xml, "circle", area.Circles.Select(circle => $"{Point(circle.Centre)} {CapNumber.Text(circle.RadiusKm)}"));
        Values(xml, "geocode", area.Geocodes);
        Text(xml, "altitude", area.AltitudeFeet is { } altitude ? CapNumber.Text(altitude) : null);
        Text(xml, "ceiling", area.CeilingFeet is { } ceiling ? CapNumber.Text(ceiling) : null);
        xml.WriteEndElement();
    }

    private static string Point(CapPoint point) => $"{CapNumber.Text(point.Latitude)},{CapNumber.Text(point.Longitude)}";

    private static void Values(XmlWriter xml, string name, IEnumerable<CapNamedValue> values)
    {
        foreach (var value in values)
        {
            Start(xml, name);
            Text(xml, "valueName", value.Name);
            xml.WriteElementString("value", CapMessage.Namespace, value.Value);
            xml.WriteEndElement();
        }
    }

    private static void Time(XmlWriter xml, string name, DateTimeOffset? time) =>
        Text(xml, name, time is { } at ? CapTime.Text(at) : null);

    private static void Texts(XmlWriter xml, string name, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Text(xml, name, text);
        }
    }

    /// <summary>A blank text says nothing, and is left out; where one is required the checks have asked for it.</summary>
    private static void Text(XmlWriter xml, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            xml.WriteElementString(name, CapMessage.Namespace, text);
        }
    }

    private static void Start(XmlWriter xml, string name) => xml.WriteStartElement(name, CapMessage.Namespace);
}
