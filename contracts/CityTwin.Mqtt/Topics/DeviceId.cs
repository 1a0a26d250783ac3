namespace CityTwin.Mqtt;

/// <summary>
/// What a device id may be: 1 to 64 ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>. It is the client id, the user
/// name and a level of the device's topics, so nothing that means something in a topic filter can be in it.
/// </summary>
public static class DeviceId
{
    public const int MaxLength = 64;

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
