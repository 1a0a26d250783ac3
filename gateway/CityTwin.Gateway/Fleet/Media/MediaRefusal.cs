namespace CityTwin.Gateway.Fleet.Media;

/// <summary>Why a picture is not taken, in S3's words.</summary>
internal sealed record MediaRefusal(int Status, string Code, string Message)
{
    public static MediaRefusal Denied(string why) => new(StatusCodes.Status403Forbidden, "AccessDenied", why);

    public static MediaRefusal Invalid(string code, string why) => new(StatusCodes.Status400BadRequest, code, why);
}
