namespace CityTwin.Fleet;

/// <summary>
/// The keys of objects in the container <c>media</c>, judged before anything is put, read or taken for evidence under one: a
/// device that says where its picture is says it of its own place alone.
/// </summary>
public static class MediaObject
{
    public const int MaxKeyLength = 512;

    /// <summary>Where the pictures of a robot go.</summary>
    public static string RobotPrefix(string device) => $"robots/{device}";

    /// <summary>Whether a key names one object and climbs nowhere: no part of it is empty or dots, none has a backslash or what cannot be seen.</summary>
    public static bool IsPlain(string key) =>
        key.Length is > 0 and <= MaxKeyLength
        && !key.Any(letter => letter == '\\' || char.IsControl(letter))
        && key.Split('/').All(part => part is not ("" or "." or ".."));

    /// <param name="prefix">Without a slash at its end.</param>
    public static bool IsUnder(string prefix, string key) => key.StartsWith($"{prefix}/", StringComparison.Ordinal) && IsPlain(key);
}
