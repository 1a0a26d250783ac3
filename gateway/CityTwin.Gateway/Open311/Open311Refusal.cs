namespace CityTwin.Gateway.Open311;

/// <summary>Why a call is not answered, by the status that GeoReport v2 gives it.</summary>
internal sealed class Open311Refusal(int status, string description) : Exception(description)
{
    public int Status => status;

    public static Open311Refusal Bad(string why) => new(StatusCodes.Status400BadRequest, why);

    public static Open311Refusal Missing(string what) => new(StatusCodes.Status404NotFound, what);

    public static Open311Refusal Denied(string why) => new(StatusCodes.Status403Forbidden, why);

    public static Open311Refusal TooMany(string why) => new(StatusCodes.Status429TooManyRequests, why);
}
