using System.Text.Json.Nodes;
using CityTwin.City;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.City;

/// <summary>One thing on a layer.</summary>
/// <param name="Area">The division it is or lies in; a thing that crosses divisions has the one that holds all of it.</param>
/// <param name="Properties">What GeoJSON shows of it: <c>code</c> or <c>id</c>, <c>name</c>, <c>generated</c> and more.</param>
public sealed record MapFeature(DivisionCode Area, Geometry Shape, JsonObject Properties);
