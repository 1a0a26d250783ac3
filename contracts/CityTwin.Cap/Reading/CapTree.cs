using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace CityTwin.Cap;

/// <summary>Turns bytes into elements of CAP, within bounds, and lets nothing else of XML through.</summary>
internal sealed class CapTree(CapLimits limits)
{
    private const string SignatureNamespace = "http://www.w3.org/2000/09/xmldsig#";
    private const string InstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
    private const string DeclarationNamespace = "http://www.w3.org/2000/xmlns/";
    private const int MaxNameCharacters = 20;
    private const string EveryVersion = "urn:oasis:names:tc:emergency:cap:";

    private readonly Stack<CapNode> _open = new();
    private readonly Stack<StringBuilder> _texts = new();
    private CapNode? _root;
    private int _elements;
    private int _line = 1;
    private int _foreignDepth = -1;

    public CapNode Parse(ReadOnlyMemory<byte> xml)
    {
        if (xml.Length > limits.MaxMessageBytes)
        {
            throw new CapRefusedException("alert", 0, $"The message has {xml.Length} bytes: at most {limits.MaxMessageBytes} are taken.");
        }

        using var reader = XmlReader.Create(Open(xml), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxMessageBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        try
        {
            while (reader.Read())
            {
                Take(reader);
            }
        }
        catch (XmlException refused)
        {
            // A document type is refused without a line of its own: it comes after this one.
            throw new CapRefusedException(Where(), refused.LineNumber > 0 ? refused.LineNumber : _line, Explain(refused));
        }

        return _root ?? throw new CapRefusedException("alert", 0, "There is no element: expected an alert of CAP 1.2.");
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> xml) => MemoryMarshal.TryGetArray(xml, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(xml.ToArray(), writable: false);

    private static string Explain(XmlException refused) => refused.Message.Contains("DTD", StringComparison.Ordinal)
        ? "It has a document type (DTD): none is taken, nor an entity declared in one."
        : $"It is not well-formed XML: {CapQuote.Of(refused.Message.ReplaceLineEndings(" "))}.";

    private static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    private void Take(XmlReader reader)
    {
        _line = LineOf(reader);
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Count(reader);
                Element(reader);
                break;
            case XmlNodeType.EndElement when reader.Depth == _foreignDepth:
                _foreignDepth = -1;
                break;
            case XmlNodeType.EndElement when _foreignDepth < 0:
                Close();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                when _foreignDepth < 0 && _open.Count > 0:
                Text(reader);
                break;
            default:
                break;
        }
    }

    private void Count(XmlReader reader)
    {
        if (++_elements > limits.MaxElements)
        {
            throw Refuse(reader, $"There are more than {limits.MaxElements} elements.");
        }

        if (reader.Depth >= limits.MaxElementDepth)
        {
            throw Refuse(reader, $"Elements are more than {limits.MaxElementDepth} levels deep.");
        }

        if (reader.AttributeCount > limits.MaxAttributes)
        {
            throw Refuse(reader, $"An element has {reader.AttributeCount} attributes: at most {limits.MaxAttributes} are taken.");
        }
    }

    private void Element(XmlReader reader)
    {
        if (_foreignDepth >= 0)
        {
            return;
        }

        var (empty, line) = (reader.IsEmptyElement, LineOf(reader));
        if (reader.Depth == 1 && reader.NamespaceURI == SignatureNamespace)
        {
            _foreignDepth = empty ? -1 : reader.Depth;
            _open.Peek().Children.Add(new CapNode(CapNode.Foreign, line));
            return;
        }

        CheckNamespace(reader);
        if (_root is null && reader.LocalName != "alert")
        {
            throw Refuse(reader, $"The message is an element {CapQuote.Of(reader.LocalName)}: expected alert.");
        }

        var node = new CapNode(reader.LocalName, line);
        CheckAttributes(reader);
        if (_open.TryPeek(out var parent))
        {
            parent.Children.Add(node);
        }
        else
        {
            _root = node;
        }

        _open.Push(node);
        _texts.Push(new StringBuilder());
        if (empty)
        {
            Close();
        }
    }

    private void Text(XmlReader reader)
    {
        var text = _texts.Peek();
        if (text.Length + reader.Value.Length > limits.MaxTextCharacters)
        {
            throw Refuse(reader, $"A text has more than {limits.MaxTextCharacters} characters.");
        }

        text.Append(reader.Value);
    }

    private void Close()
    {
        var (node, text) = (_open.Peek(), _texts.Pop().ToString());
        if (node.Children.Count > 0 && text.Any(c => !CapList.IsSpace(c)))
        {
            throw new CapRefusedException(
                Where(), node.Line, $"Text {CapQuote.Of(CapList.Trim(text))} stands among its elements: expected elements only.");
        }

        node.Text = text;
        _open.Pop();
    }

    private void CheckNamespace(XmlReader reader)
    {
        var (given, name) = (reader.NamespaceURI, reader.LocalName);
        if (given == CapMessage.Namespace)
        {
            return;
        }

        var what = given.StartsWith(EveryVersion, StringComparison.Ordinal)
            ? $"This is CAP {CapQuote.Of(given[EveryVersion.Length..])}: only 1.2 is taken, in the namespace {CapMessage.Namespace}."
            : $"Element {CapQuote.Of(name)} is of {(given.Length == 0 ? "no namespace" : $"the namespace {CapQuote.Of(given)}")}: "
                + $"expected {CapMessage.Namespace}.";
        throw Refuse(reader, what);
    }

    /// <summary>The schema gives CAP no attributes; hints where a schema is are allowed anywhere, and never followed.</summary>
    private void CheckAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != DeclarationNamespace
                && !(reader.NamespaceURI == InstanceNamespace
                    && reader.LocalName is "schemaLocation" or "noNamespaceSchemaLocation"))
            {
                throw Refuse(reader, $"Attribute {CapQuote.Of(reader.Name)} is not known: CAP has none.");
            }
        }

        reader.MoveToElement();
    }

    private CapRefusedException Refuse(XmlReader reader, string reason) => new(Where(), LineOf(reader), reason);

    /// <summary>Names that are too long or not of CAP are cut: they are foreign text.</summary>
    private string Where() =>
        _open.Count == 0 ? "alert" : string.Join('/', _open.Reverse().Select(node => node.Name[..Math.Min(node.Name.Length, MaxNameCharacters)]));
}
