using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CityTwin.Tidy.Tests;

public class SourceShapeTests
{
    private const int MaxLines = 400;
    private const int MaxMethodLines = 70;
    private const int MaxPublicTypes = 2;

    private static readonly string[] Source =
        [".cs", ".ts", ".vue", ".css", ".js", ".mjs", ".proto", ".sh", ".py"];

    private static IEnumerable<string> Production => Repository.WithExtension(".cs")
        .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));

    [Fact]
    public void No_source_file_is_longer_than_400_lines() => Repository.WithExtension(Source)
        .Append("citytwin")
        .Where(file => File.Exists(Repository.Full(file)))
        .Select(file => (file, lines: Repository.Lines(file).Length))
        .Where(x => x.lines > MaxLines)
        .Select(x => $"{x.file}: {x.lines} lines")
        .ShouldBeTidy("Look for the missing noun.");

    [Fact]
    public void A_method_fits_a_screen() => Repository.WithExtension(".cs")
        .SelectMany(file => Parse(file).DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
            .Select(method => (file, method, lines: LinesOf(method)))
            .Where(x => x.lines > MaxMethodLines)
            .Select(x => $"{x.file}:{LineOf(x.method)}: {x.lines} lines"))
        .ShouldBeTidy($"More than {MaxMethodLines} lines: branch in the parent, keep the leaves pure.");

    /// <summary>
    /// A pair that is never used apart may share a file, and a closed family of records may stand with its base.
    /// </summary>
    [Fact]
    public void One_public_type_a_file_named_for_it() => Production
        .SelectMany(TypeComplaints)
        .ShouldBeTidy("One public type a file, named for it.");

    [Fact]
    public void Namespaces_are_file_scoped() => Repository.WithExtension(".cs")
        .Where(file => Parse(file).Members.OfType<NamespaceDeclarationSyntax>().Any())
        .ShouldBeTidy("namespace X;");

    /// <summary>Folders carry the city's words, never a pattern's.</summary>
    [Fact]
    public void No_folder_is_named_for_a_pattern() => Repository.WithExtension(".cs", ".ts", ".vue")
        .Select(file => Path.GetDirectoryName(file)!)
        .Distinct()
        .Where(folder => folder.Split('/').Any(part =>
            part.ToLowerInvariant() is "helpers" or "services" or "models" or "utils" or "common" or "managers"))
        .ShouldBeTidy("Name it for what it is about.");

    private static IEnumerable<string> TypeComplaints(string file)
    {
        var types = Parse(file).DescendantNodes()
            .Where(node => node.Parent is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(type => (type, name: NameOf(type)))
            .Where(x => x.name is not null)
            .ToList();
        var own = Path.GetFileNameWithoutExtension(file).Split('.')[0];
        if (types.Count > 0 && types.All(x => x.name != own))
        {
            yield return $"{file}: holds {string.Join(", ", types.Select(x => x.name))}";
        }

        var strangers = types.Where(x => !DerivesFrom(x.type, own)).ToList();
        if (strangers.Count > MaxPublicTypes)
        {
            yield return $"{file}: {strangers.Count} public types: {string.Join(", ", strangers.Select(x => x.name))}";
        }
    }

    private static string? NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
        DelegateDeclarationSyntax declared => declared.Identifier.Text,
        _ => null,
    };

    private static bool DerivesFrom(MemberDeclarationSyntax type, string name) =>
        type is TypeDeclarationSyntax { BaseList: { } bases }
        && bases.Types.Any(t => t.Type.ToString().Split('<')[0] == name);

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static CompilationUnitSyntax Parse(string file) =>
        CSharpSyntaxTree.ParseText(Repository.Text(file)).GetCompilationUnitRoot();
}
