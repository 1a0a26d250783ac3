using System.Globalization;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.City;

/// <summary>Which part of a layer, and how fine.</summary>
/// <param name="Zoom">Whole steps, so that what is kept is found again.</param>
public sealed record GeometryQuery(Layer Layer, DivisionCode Area, int Zoom, BoundingBox? Within)
{
    public const int MaxZoom = 22;

    public static GeometryQuery Read(string layer, string area, double zoom, string bbox, CityModel city, Caller caller)
    {
        var asked = new GeometryQuery(
            Layer.Read("layer", layer), Asked.Division("area", area), ReadZoom(zoom), Asked.Box("bbox", bbox));
        if (!asked.Layer.Public && !caller.MaySee(asked.Area))
        {
            throw caller.OutsideArea(asked.Area);
        }

        return city.Has(asked.Area) ? asked : throw Refusal.NotFound($"There is no division {asked.Area} in this city.");
    }

    private static int ReadZoom(double zoom) => zoom switch
    {
        0 => MaxZoom,
        > 0 and <= MaxZoom => (int)Math.Floor(zoom),
        _ => throw Refusal.Invalid(
            "zoom", string.Create(CultureInfo.InvariantCulture, $"{zoom} is not from 0 to {MaxZoom}.")),
    };
}
