using CityTwin.Gateway.Auth;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CityTwin.Gateway.Console;

/// <summary>The operator's console: built files from the folder <c>Console:Path</c>, served to anyone who can reach us.</summary>
internal static class ConsoleSetup
{
    private const string Page = "index.html";

    /// <summary>The build puts a hash in the name of each file here: one name, one content, for ever.</summary>
    private const string HashedFolder = "/assets/";

    /// <summary>
    /// Everything from here and nothing from outside but what signs people in. MapLibre runs its workers from blobs; ECharts and it set styles.
    /// </summary>
    private static string ContentSecurityPolicy(AuthOptions auth) =>
        "default-src 'self'; script-src 'self'; worker-src 'self' blob:; child-src blob:; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'" + AuthorityOf(auth) + "; "
        + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static WebApplicationBuilder AddConsole(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "image/svg+xml", "application/wasm",
            ];
        });
        return builder;
    }

    /// <summary>Files first; a path of the console's own router answers its page.</summary>
    public static WebApplication UseConsole(this WebApplication app)
    {
        app.UseResponseCompression();
        var policy = ContentSecurityPolicy(app.Services.GetRequiredService<IOptions<AuthOptions>>().Value);
        app.Use((context, next) => Harden(context, policy, next));
        if (Folder(app.Configuration) is not { } folder)
        {
            return app;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = served => served.Context.Response.Headers.CacheControl =
                served.Context.Request.Path.StartsWithSegments(HashedFolder.TrimEnd('/'))
                    ? "public, max-age=31536000, immutable"
                    : "no-cache",
        });
        return app;
    }

    public static WebApplication MapConsole(this WebApplication app)
    {
        if (Folder(app.Configuration) is { } folder)
        {
            // Not for /v1: a wrong address there is an error, not a page.
            var page = Path.Combine(folder, Page);
            app.MapGet("{*path:nonfile:regex(^(?!v1(/|$)|health(/|$)|citytwin\\.v1\\.).*$)}", (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "no-cache";
                return Results.File(page, "text/html; charset=utf-8");
            }).AllowAnonymous();
        }

        return app;
    }

    private static string AuthorityOf(AuthOptions auth) =>
        Uri.TryCreate(auth.Authority, UriKind.Absolute, out var authority) ? $" {authority.GetLeftPart(UriPartial.Authority)}" : "";

    private static string? Folder(IConfiguration configuration) =>
        configuration["Console:Path"] is not { Length: > 0 } path ? null
        : File.Exists(Path.Combine(path, Page)) ? Path.GetFullPath(path)
        : throw new InvalidOperationException($"Console:Path: '{path}' has no {Page}; build the console first.");

    private static Task Harden(HttpContext context, string policy, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers[HeaderNames.ContentSecurityPolicy] = policy;
        return next(context);
    }
}
