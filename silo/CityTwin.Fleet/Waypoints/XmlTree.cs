using System.Text;
using System.Xml;

namespace CityTwin.Fleet.Waypoints;

/// <summary>Reads XML that may come from anyone: no document type, no entity, nothing from elsewhere, and bounded.</summary>
internal static class XmlTree
{
    /// <returns>The root; nothing when the log says why.</returns>
    public static XmlElement? Read(ReadOnlyMemory<byte> content, ReadingLog log)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = log.Limits.MaxUnpackedBytes,
        };
        using var reader = XmlReader.Create(new MemoryStream(content.ToArray(), writable: false), settings);
        try
        {
            return Root(reader, log);
        }
        catch (XmlException refused)
        {
            log.Problem(Math.Max(1, refused.LineNumber), refused.Message.Contains("DTD", StringComparison.Ordinal)
                ? "It has a document type (DTD): none is taken."
                : $"It is not well-formed XML: {ReadingLog.Quote(refused.Message)}.");
            return null;
        }
    }

    private static XmlElement? Root(XmlReader reader, ReadingLog log)
    {
        var (document, count) = (new XmlElement("", 0), 0);
        var open = new Stack<(XmlElement Element, StringBuilder Text)>([(document, new StringBuilder())]);
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new XmlElement(reader.LocalName, ((IXmlLineInfo)reader).LineNumber);
                    if (++count > log.Limits.MaxElements || reader.Depth >= log.Limits.MaxDepth)
                    {
                        log.Problem(element.Line, $"There are more than {log.Limits.MaxElements} elements, or {log.Limits.MaxDepth} levels of them.");
                        return null;
                    }

                    open.Peek().Element.Children.Add(element);
                    if (!reader.IsEmptyElement)
                    {
                        open.Push((element, new StringBuilder()));
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    open.Peek().Text.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    var (closed, text) = open.Pop();
                    closed.Text = text.ToString().Trim();
                    break;
                default:
                    break;
            }
        }

        return document.Children.FirstOrDefault();
    }
}
