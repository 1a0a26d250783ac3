using System.Xml;
using System.Xml.Schema;
using CityTwin.Testing;

namespace CityTwin.Cap.Tests.RealData;

/// <summary>The official schema, and a second one that adds what its text demands of identifiers and references.</summary>
internal sealed class CapSchema(string file)
{
    private readonly XmlSchemaSet _schemas = Load(file);

    public static CapSchema Official => new("cap12.xsd");

    public static CapSchema Extended => new("cap12_extended.xsd");

    /// <summary>The words of each enumeration, by the element's name.</summary>
    public static ILookup<string, string> Words()
    {
        var schema = new XmlDocument { XmlResolver = null };
        schema.Load(SharedData.Require("04-standards/cap-1.2/schema/cap12.xsd"));
        return schema.GetElementsByTagName("enumeration").Cast<XmlElement>()
            .ToLookup(e => ((XmlElement)e.ParentNode!.ParentNode!.ParentNode!).GetAttribute("name"), e => e.GetAttribute("value"));
    }

    public string? Complaint(byte[] xml)
    {
        string? complaint = null;
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = _schemas, XmlResolver = null };
        settings.ValidationEventHandler += (_, found) => complaint ??= found.Message;
        using var reader = XmlReader.Create(new MemoryStream(xml), settings);
        while (reader.Read())
        {
        }

        return complaint;
    }

    private static XmlSchemaSet Load(string file)
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        using var reader = XmlReader.Create(SharedData.Require($"04-standards/cap-1.2/schema/{file}"));
        schemas.Add(CapMessage.Namespace, reader);
        schemas.Compile();
        return schemas;
    }
}
