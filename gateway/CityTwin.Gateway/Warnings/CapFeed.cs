using System.Globalization;
using System.Text;
using System.Xml;
using CityTwin.Gateway.City;
using CityTwin.Warnings;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Warnings;

/// <summary>
/// What the public has been told, open to anyone: an Atom feed of the newest message of each warning that holds, and of
/// those taken back lately; and each message as CAP 1.2.
/// </summary>
internal sealed class CapFeed(
    IClusterClient cluster, CityModel city, WarningList warnings, IOptions<WarningOptions> options, TimeProvider clock)
{
    public const string MediaType = "application/cap+xml";
    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Utf8 = new() { Encoding = new UTF8Encoding(false) };

    /// <param name="here">The address that the feed was asked for at, without its last part.</param>
    public async Task<byte[]> Write(string here, CancellationToken cancel)
    {
        var shown = await Shown(cancel);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Utf8))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("feed", Atom);
            Text(xml, "id", $"{here}/feed.atom");
            Text(xml, "title", $"{city.Facts.Name} 预警信息");
            Text(xml, "updated", Time(shown.Count > 0 ? shown.Max(warning => warning.Messages[^1].SentAtMs) : 0));
            Link(xml, "self", $"{here}/feed.atom", "application/atom+xml");
            foreach (var warning in shown)
            {
                Entry(xml, here, warning);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <summary>A message by its identifier, as it was told; null when there is none.</summary>
    public async Task<byte[]?> Message(string identifier)
    {
        var dot = identifier.LastIndexOf('.');
        if (dot < 0 || !WarningId.TryParse(identifier[..dot], out var id) || !city.Has(id.Centre)
            || !int.TryParse(identifier.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return null;
        }

        return (await cluster.GetGrain<IWarningGrain>(id.Value).Document(version))?.CapXml;
    }

    private async Task<IReadOnlyList<WarningView>> Shown(CancellationToken cancel)
    {
        var most = options.Value.MaxInFeed;
        var sinceMs = (clock.GetUtcNow() - options.Value.ShowCancelledFor).ToUnixTimeMilliseconds();
        var holding = await warnings.Page(new WarningQuery(Public: true, Max: most, Received: false), cancel);
        var others = await warnings.Page(new WarningQuery(Public: false, Max: most, Received: false), cancel);
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return
        [
            .. holding.Warnings.Where(warning => warning.Content.ExpiresAtMs > nowMs)
                .Concat(others.Warnings.Where(warning => warning is { Stage: WarningStage.Cancelled, Messages.Count: > 0 } && warning.EndedAtMs >= sinceMs))
                .OrderByDescending(warning => warning.Messages[^1].SentAtMs).ThenBy(warning => warning.Id.Value, StringComparer.Ordinal).Take(most),
        ];
    }

    private static void Entry(XmlWriter xml, string here, WarningView warning)
    {
        var message = warning.Messages[^1];
        var address = $"{here}/{message.Identifier}.xml";
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", address);
        Text(xml, "title", (warning.Exercise ? "【演习】" : "") + (warning.Stage == WarningStage.Cancelled ? "【解除】" : "") + warning.Content.Zh.Headline);
        Text(xml, "updated", Time(message.SentAtMs));
        Text(xml, "summary", warning.Stage == WarningStage.Cancelled ? warning.Reason ?? "" : warning.Content.Zh.Description);
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", warning.Sender!.NameZh);
        xml.WriteEndElement();
        Link(xml, "alternate", address, MediaType);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);

    private static string Time(long unixMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
