namespace CityTwin.Vda5050;

/// <summary>
/// The words of enumerations. They are written as their version spells them, and read without regard to case and
/// underscores, so that CONNECTIONBROKEN of 2.x and CONNECTION_BROKEN of 3.x are one.
/// </summary>
internal static class VdaWords
{
    public static bool TryRead<T>(string text, out T word)
        where T : struct, Enum
    {
        foreach (var (name, value) in Table<T>.Words)
        {
            if (Same(text, name))
            {
                word = value;
                return true;
            }
        }

        word = default;
        return false;
    }

    public static string Write<T>(T word, VdaVersion version)
        where T : struct, Enum
    {
        var name = Enum.GetName(word);
        return name is null or "Unknown"
            ? throw new VdaUnwritableException($"{typeof(T).Name} {word} has no word: expected one of {List<T>()}.")
            : version.Major >= 3 ? Snake(name) : name.ToUpperInvariant();
    }

    public static string List<T>()
        where T : struct, Enum => string.Join(", ", Table<T>.Words.Select(word => Snake(word.Name)));

    private static bool Same(string text, string name)
    {
        var at = 0;
        foreach (var c in text)
        {
            if (c == '_')
            {
                continue;
            }

            if (at == name.Length || char.ToUpperInvariant(c) != char.ToUpperInvariant(name[at]))
            {
                return false;
            }

            at++;
        }

        return at == name.Length;
    }

    private static string Snake(string name) => name == "SemiAutomatic"
        ? "SEMIAUTOMATIC"
        : string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly (string Name, T Value)[] Words =
            [.. Enum.GetValues<T>().Select(value => (Enum.GetName(value)!, value)).Where(word => word.Item1 != "Unknown")];
    }
}
