namespace CityTwin.Notifications;

/// <summary>The mail server that takes the city's messages.</summary>
public sealed class MailOptions
{
    /// <summary>Its name; empty when the city sends no mail.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c>, or <c>none</c> for a server on this machine.</summary>
    public string Security { get; set; } = "starttls";

    /// <summary>Empty for a server that asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>File that holds the user's password.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "citytwin@citytwin.invalid";
}
