using System.Globalization;
using CityTwin.City;
using CityTwin.Gateway.City;

namespace CityTwin.Gateway.Open311;

/// <summary>The fields of a report as GeoReport v2 sends them; each refusal names the field.</summary>
internal sealed class CitizenForm(IFormCollection fields)
{
    private const int MaxDescription = 4_000;
    private const int MaxAddress = 500;
    private const int MaxUrl = 1_000;
    private const int MaxEmail = 254;
    private const int MaxPhone = 40;
    private const int MaxName = 100;
    private const int MaxId = 200;

    public IFormCollection Fields => fields;

    public string ServiceCode => Text("service_code", MaxId);

    public string ApiKey => Text("api_key", MaxId);

    public string JurisdictionId => Text("jurisdiction_id", MaxId);

    /// <summary>Where it is, by the position, or else by the code of a cell.</summary>
    /// <exception cref="Open311Refusal">No place was given, or none that can be found.</exception>
    public GeoPoint Place(CityModel city)
    {
        var (latitude, longitude) = (Text("lat", MaxId), Text("long", MaxId));
        if (latitude.Length > 0 || longitude.Length > 0)
        {
            return new GeoPoint(Degrees("long", longitude, 180), Degrees("lat", latitude, 90));
        }

        var address = Text("address_id", MaxId);
        if (address.Length > 0)
        {
            return DivisionCode.TryParse(address, out var cell) && cell.Level == DivisionLevel.Cell && city.Find(cell) is { } place
                ? place.Point
                : throw Open311Refusal.Bad($"address_id '{address}' is not a grid cell of this city: expected its 15 digits.");
        }

        throw Open311Refusal.Bad(Text("address_string", MaxAddress).Length > 0
            ? "address_string alone cannot be placed: this city has no register of addresses. Give lat and long as well."
            : "A place was not provided: give lat and long, or address_id, the 15 digits of a grid cell.");
    }

    /// <summary>What was seen, with the answers to the service's questions and all else that helps to find it.</summary>
    public string Description(Service service)
    {
        var lines = new List<string>();
        Add(lines, "", Text("description", MaxDescription));
        lines.AddRange(new Answers(fields, service).Lines());
        Add(lines, "地址：", Text("address_string", MaxAddress));
        Add(lines, "图片链接：", Url());
        return string.Join('\n', lines);
    }

    /// <summary>Who reports, and how to reach them; empty for somebody who does not say.</summary>
    public string Reporter()
    {
        var lines = new List<string>();
        Add(lines, "姓名：", $"{Text("first_name", MaxName)} {Text("last_name", MaxName)}".Trim());
        Add(lines, "电话：", Text("phone", MaxPhone));
        Add(lines, "邮箱：", Email());
        Add(lines, "账号：", Text("account_id", MaxId));
        Add(lines, "设备：", Text("device_id", MaxId));
        return string.Join('\n', lines);
    }

    private string Text(string name, int most)
    {
        var text = fields[name].ToString().Trim();
        return text.Length <= most ? text : throw Open311Refusal.Bad($"{name}: {text.Length} characters are more than {most}.");
    }

    private string Email()
    {
        var email = Text("email", MaxEmail);
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return email.Length == 0 || (at > 0 && at < email.Length - 1 && !email.Any(char.IsWhiteSpace))
            ? email
            : throw Open311Refusal.Bad($"email: '{email}' is not an address, as name@example.org is.");
    }

    /// <summary>For people to look at. The city itself never opens an address that strangers send.</summary>
    private string Url()
    {
        var url = Text("media_url", MaxUrl);
        return url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https")
            ? url
            : throw Open311Refusal.Bad($"media_url: '{url}' is not an http or https address.");
    }

    private static double Degrees(string name, string text, double most) => text.Length == 0
        ? throw Open311Refusal.Bad($"{name} was not provided: lat and long belong together.")
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? degrees
            : throw Open311Refusal.Bad($"{name}: '{text}' is not WGS 84 degrees, a number from -{most} to {most}.");

    private static void Add(List<string> lines, string label, string text)
    {
        if (text.Length > 0)
        {
            lines.Add(label + text);
        }
    }
}
