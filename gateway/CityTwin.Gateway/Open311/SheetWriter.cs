using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace CityTwin.Gateway.Open311;

/// <summary>Writes an answer as XML or JSON: the same fields, in the shapes of GeoReport v2.</summary>
internal static class SheetWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly XmlWriterSettings Utf8 = new() { Encoding = new UTF8Encoding(false) };

    public static byte[] Json(SheetList list) => Json(json => Write(json, list));

    public static byte[] Json(Sheet sheet) => Json(json => Write(json, sheet));

    public static byte[] Xml(SheetList list) => Xml(xml => Write(xml, list));

    /// <param name="root">What the element is called.</param>
    public static byte[] Xml(string root, Sheet sheet) => Xml(xml => Write(xml, root, sheet));

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            write(json);
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SheetList list)
    {
        json.WriteStartArray();
        foreach (var sheet in list.Sheets)
        {
            Write(json, sheet);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Sheet sheet)
    {
        json.WriteStartObject();
        foreach (var (name, value) in sheet.Fields)
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case SheetList list:
                    Write(json, list);
                    break;
                case null:
                    json.WriteNullValue();
                    break;
                case bool truth:
                    json.WriteBooleanValue(truth);
                    break;
                case int number:
                    json.WriteNumberValue(number);
                    break;
                case double number:
                    json.WriteNumberValue(number);
                    break;
                default:
                    json.WriteStringValue(Text(value));
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static byte[] Xml(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Utf8))
        {
            xml.WriteStartDocument();
            write(xml);
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, SheetList list)
    {
        xml.WriteStartElement(list.Name);
        foreach (var sheet in list.Sheets)
        {
            Write(xml, list.Item, sheet);
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string element, Sheet sheet)
    {
        xml.WriteStartElement(element);
        foreach (var (name, value) in sheet.Fields)
        {
            if (value is SheetList list)
            {
                Write(xml, list with { Name = name });
            }
            else
            {
                xml.WriteElementString(name, Allowed(Text(value)));
            }
        }

        xml.WriteEndElement();
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>People send characters that XML 1.0 has no way to write.</summary>
    private static string Allowed(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                kept.Append(text[i]).Append(text[++i]);
            }
            else
            {
                kept.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return kept.ToString();
    }
}
