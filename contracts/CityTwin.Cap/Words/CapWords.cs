using System.Diagnostics.CodeAnalysis;

namespace CityTwin.Cap;

/// <summary>The words of the enumerations: exactly the members' names, upper and lower case as they are.</summary>
internal static class CapWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, "No word of CAP.");

    /// <summary>Unlike <see cref="Enum.TryParse{T}(string, out T)"/> takes no numbers, lists or surrounding space.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? word, out T value)
        where T : struct, Enum
    {
        value = default;
        return word is not null && Array.IndexOf(Enum.GetNames<T>(), word) >= 0 && Enum.TryParse(word, out value);
    }

    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>());
}
