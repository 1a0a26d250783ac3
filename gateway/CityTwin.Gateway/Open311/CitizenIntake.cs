using System.Security.Cryptography;
using System.Text;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.WorkOrders;
using CityTwin.WorkOrders;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Open311;

/// <summary>Takes a citizen's report from its form to an order.</summary>
internal sealed class CitizenIntake(
    ReportIntake intake, ServiceCatalogue services, ApiKeys keys, CitizenRates rates, CityModel city, ResumeKey secret,
    IOptions<Open311Options> options, TimeProvider clock)
{
    private const string KeyHeader = "Idempotency-Key";
    private const int MaxFields = 100;
    private const int MaxFieldName = 200;
    private const int MaxHeader = 200;

    /// <summary>Derived, not the same: what is signed for one use must mean nothing in the other.</summary>
    private readonly byte[] _secret = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, secret.Bytes, 32, info: "citytwin open311 report v1"u8.ToArray());

    /// <exception cref="Open311Refusal">It is not taken; says why.</exception>
    public async Task<(TakenReport Taken, Service Service)> Take(HttpRequest request, Action<string> checkJurisdiction, CancellationToken cancel)
    {
        using var room = rates.Room();
        var form = new CitizenForm(await Read(request, cancel));
        var holder = keys.HolderOf(form.ApiKey);
        rates.Report(holder, request.HttpContext.Connection.RemoteIpAddress);
        checkJurisdiction(form.JurisdictionId);
        var service = services.Required(form.ServiceCode);
        var photos = await Photos(form.Fields.Files, cancel);
        var who = $"open311:{holder ?? "citizen"}";
        var (key, earlier) = KeysOf(request, form.Fields, photos);
        var place = form.Place(city);
        var taken = await intake.Take(new IncomingReport(WorkOrderSource.Citizen, who, who, key)
        {
            Category = service.Code,
            Longitude = place.Longitude,
            Latitude = place.Latitude,
            PlaceField = "lat, long",
            Description = form.Description(service),
            Reporter = form.Reporter(),
            Photos = () => photos,
            EarlierKey = earlier,
        });
        return (taken, service);
    }

    private async Task<IFormCollection> Read(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
        {
            throw Open311Refusal.Bad(
                "Content-Type: expected application/x-www-form-urlencoded, or multipart/form-data for a report with pictures.");
        }

        var most = options.Value.MaxReportBytes;
        try
        {
            return await new FormFeature(request, new FormOptions
            {
                ValueCountLimit = MaxFields,
                KeyLengthLimit = MaxFieldName,
                MultipartBodyLengthLimit = most,
                BufferBodyLengthLimit = most,
                MemoryBufferThreshold = most, // Pictures of citizens never lie about in temporary files.
            }).ReadFormAsync(cancel);
        }
        catch (InvalidDataException bad)
        {
            throw Open311Refusal.Bad($"The form cannot be read: {bad.Message}");
        }
    }

    private static async Task<IReadOnlyList<SealedContent>> Photos(IFormFileCollection files, CancellationToken cancel)
    {
        if (files.Count > Pictures.MaxAtOnce)
        {
            throw Open311Refusal.Bad($"{files.Count} pictures are more than {Pictures.MaxAtOnce} at once.");
        }

        var photos = new List<SealedContent>();
        foreach (var file in files)
        {
            if (file.Length > Pictures.MaxBytes)
            {
                throw Open311Refusal.Bad($"{file.Name}: a picture has 1 to {Pictures.MaxBytes} bytes; this one has {file.Length}.");
            }

            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            photos.Add(Pictures.Read(file.Name, file.ContentType, bytes.ToArray()));
        }

        return photos;
    }

    /// <summary>
    /// The key of a report and the one it would have had a little earlier. Apps send again what got no answer, and few send
    /// an Idempotency-Key; without one the form itself is the key for a while. Both are hashed with our secret, as the
    /// record keeps keys and people write their numbers into forms.
    /// </summary>
    private (string Key, string? Earlier) KeysOf(HttpRequest request, IFormCollection fields, IReadOnlyList<SealedContent> photos)
    {
        if (request.Headers[KeyHeader].ToString() is { Length: > 0 } given)
        {
            return given.Length <= MaxHeader
                ? (Sign($"key|{given}"), null)
                : throw Open311Refusal.Bad($"{KeyHeader}: {given.Length} characters are more than {MaxHeader}.");
        }

        var text = new StringBuilder("form|");
        foreach (var (name, values) in fields.Where(field => field.Key != "api_key").OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            text.Append(Quote(name)).Append('=').AppendJoin(',', values.Select(value => Quote(value ?? ""))).Append('&');
        }

        foreach (var photo in photos)
        {
            text.Append(Convert.ToHexStringLower(SHA256.HashData(photo.Content))).Append('|');
        }

        var slot = clock.GetUtcNow().UtcTicks / options.Value.SameReportWithin.Ticks;
        return (Sign($"{text}{slot}"), Sign($"{text}{slot - 1}"));
    }

    private string Sign(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static string Quote(string text) => $"{text.Length}:{text}";
}
