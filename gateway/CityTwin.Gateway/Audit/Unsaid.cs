using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CityTwin.Gateway.Audit;

/// <summary>Takes out of a refusal's sentence what the caller had sent: refusals quote it, and it may be anybody's.</summary>
internal static class Unsaid
{
    private const string Gap = "…";
    private const int MaxValues = 2_000;
    private const int MaxDepth = 8;

    /// <summary>A sentence is cut short at 600 characters: of a long text only the beginning may be in it.</summary>
    private const int Beginning = 24;

    /// <param name="target">May stay.</param>
    public static string Of(string why, IMessage? request, string target)
    {
        if (request is null)
        {
            return why;
        }

        const string Kept = "\u0001";
        var sent = new List<string>();
        Collect(request, sent, 0);
        var rest = target.Length > 0 ? why.Replace(target, Kept, StringComparison.Ordinal) : why;
        foreach (var text in sent.Where(text => text != target).Distinct().OrderByDescending(text => text.Length))
        {
            rest = text.Length > 1
                ? rest.Replace(text, Gap, StringComparison.Ordinal)
                : rest.Replace($"'{text}'", $"'{Gap}'", StringComparison.Ordinal);
            if (text.Length > Beginning && rest.IndexOf(text[..Beginning], StringComparison.Ordinal) is >= 0 and var at)
            {
                rest = rest[..at] + Gap;
            }
        }

        return rest.Replace(Kept, target, StringComparison.Ordinal);
    }

    private static void Collect(IMessage message, List<string> into, int depth)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.HasPresence && !field.Accessor.HasValue(message))
            {
                continue;
            }

            var value = field.Accessor.GetValue(message);
            foreach (var one in value is IEnumerable many and not string && !field.IsMap ? many : new[] { value })
            {
                if (into.Count < MaxValues)
                {
                    CollectOne(field, one, into, depth);
                }
            }
        }
    }

    private static void CollectOne(FieldDescriptor field, object? value, List<string> into, int depth)
    {
        switch (value)
        {
            case IMessage nested when depth < MaxDepth:
                Collect(nested, into, depth + 1);
                break;
            case string { Length: > 0 } text:
                into.Add(text);
                break;
            case double or float when field.FieldType is FieldType.Double or FieldType.Float:
                into.Add(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                into.Add(((IFormattable)value).ToString(null, CultureInfo.CurrentCulture));
                break;
        }
    }
}
